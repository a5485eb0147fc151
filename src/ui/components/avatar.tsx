import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Picture } from '../../contract/viewer.ts';
import { initialsOf } from '../../crm/initials.ts';

type AvatarProps = { readonly name: string; readonly picture: Picture | undefined };

/** A person's picture or, without one, their initials. The name is expected beside it, so assistive technology passes over it. */
export function Avatar({ name, picture }: AvatarProps) {
  const address = useMemo(
    () => picture && URL.createObjectURL(new Blob([picture.bytes], { type: picture.type })),
    [picture],
  );
  const [unreadable, setUnreadable] = useState<string>();
  useEffect(
    () => () => {
      if (address !== undefined) URL.revokeObjectURL(address);
    },
    [address],
  );

  if (address === undefined || address === unreadable)
    return (
      <span class="avatar avatar-initials" aria-hidden="true">
        {initialsOf(name)}
      </span>
    );
  return <img class="avatar" src={address} alt="" onError={() => setUnreadable(address)} />;
}
