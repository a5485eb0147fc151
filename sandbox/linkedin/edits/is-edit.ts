/** Whether a request to the API changes something; a GET that travels in a POST does not. */
export const isEdit = ({ method, headers }: Request): boolean =>
  method === 'PUT' || method === 'DELETE' || (method === 'POST' && !headers.has('x-http-method-override'));
