import { useEffect, useState } from 'preact/hooks';
import { holdsPatterns, linkedInOrigins, onChange } from '../browser/permissions.ts';

/** Whether the browser lets the extension reach LinkedIn; `undefined` until it has said. Firefox lets people withdraw that at any time. */
export function useLinkedInAccess(): boolean | undefined {
  const [access, setAccess] = useState<boolean>();
  useEffect(() => {
    const look = () => void holdsPatterns(linkedInOrigins).then(setAccess);
    look();
    return onChange(look);
  }, []);
  return access;
}
