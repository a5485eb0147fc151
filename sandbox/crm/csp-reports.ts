/** One breach of the CRM's policy as a browser reported it; the keys are those of the CSP specification's report body. */
type CspReport = Readonly<Record<string, unknown>>;

/** Every breach reported so far, oldest first. A test may empty it between runs. */
export const crmReports: CspReport[] = [];

/** Far more than a sandbox run may give; beyond it reports are dropped. */
const mostReports = 1000;

/** Keeps the report in what a browser posted to `report-uri`; false where the body isn't a report. */
export function keepReport(body: string): boolean {
  let posted: unknown;
  try {
    posted = JSON.parse(body);
  } catch {
    return false;
  }
  if (typeof posted !== 'object' || posted === null || !('csp-report' in posted)) return false;
  const report = posted['csp-report'];
  if (typeof report !== 'object' || report === null) return false;
  if (crmReports.length < mostReports) crmReports.push(report as CspReport);
  return true;
}
