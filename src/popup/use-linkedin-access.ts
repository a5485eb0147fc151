import { useEffect, useState } from 'preact/hooks';
import { holds, linkedInOrigins, onChange } from '../browser/permissions.ts';

/** Whether the browser lets the extension reach LinkedIn; `undefined` until it has said. Firefox lets people withdraw that at any time. */
export function useLinkedInAccess(): boolean | undefined {
  const [access, setAccess] = useState<boolean>();
  useEffect(() => {
    const look = () => void Promise.all(linkedInOrigins.map(holds)).then((held) => setAccess(held.every(Boolean)));
    look();
    return onChange(look);
  }, []);
  return access;
}
