import type { ComponentChildren } from 'preact';
import { openAddress } from '../../browser/open.ts';

type OutwardLinkProps = { readonly address: string; readonly children: ComponentChildren };

/** A link that opens in a new tab, from a popup as well, where following an ordinary link would replace the popup. */
export function OutwardLink({ address, children }: OutwardLinkProps) {
  return (
    <a
      href={address}
      onClick={(event) => {
        event.preventDefault();
        openAddress(address);
      }}
    >
      {children}
    </a>
  );
}
