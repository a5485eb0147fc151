/** An answer of the API that is no success. */
export class OrgFailure extends Error {
  override readonly name = 'OrgFailure';
  readonly status: number;
  readonly errorCode: string;

  constructor(status: number, errorCode: string, message: string) {
    super(message);
    this.status = status;
    this.errorCode = errorCode;
  }

  /** Errors come as an array (Connect REST API, "Status Codes and Error Responses"). */
  answer(): Response {
    return Response.json([{ errorCode: this.errorCode, message: this.message }], { status: this.status });
  }
}
