import type { ComponentChildren } from 'preact';

type SectionProps = {
  /** Unique in the page; the navigation leads to it, and the heading's id is made of it. */
  readonly id: string;
  readonly heading: string;
  /** What the section is for. */
  readonly about?: string | undefined;
  readonly children: ComponentChildren;
};

/** A part of a page that fills a tab. */
export function Section({ id, heading, about, children }: SectionProps) {
  return (
    <section id={id} class="section" aria-labelledby={`${id}-heading`}>
      <div class="section-head">
        <h2 id={`${id}-heading`}>{heading}</h2>
        {about && <p class="quiet">{about}</p>}
      </div>
      <div class="section-body">{children}</div>
    </section>
  );
}
