/** The pattern of every port of its host: registered scripts, tabs and permissions know no ports. */
export const withoutPort = (pattern: string): string => pattern.replace(/:\d+\/\*$/, '/*');
