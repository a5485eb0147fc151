import type { ComponentChildren } from 'preact';

type SectionProps = {
  /** Unique in the page. */
  readonly id: string;
  readonly heading: string;
  /** What the section is for. */
  readonly about?: string;
  readonly children: ComponentChildren;
};

/** A part of the options: what it is for on one side, what there is to do on the other. */
export function Section({ id, heading, about, children }: SectionProps) {
  return (
    <section class="section" aria-labelledby={id}>
      <div class="section-head">
        <h2 id={id}>{heading}</h2>
        {about && <p class="quiet">{about}</p>}
      </div>
      <div class="section-body">{children}</div>
    </section>
  );
}
