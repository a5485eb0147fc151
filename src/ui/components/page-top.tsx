/** What stands at the top of a page of ours: the mark, what the page is, and what it is for. */
export function PageTop({ title, lead }: { readonly title: string; readonly lead: string }) {
  return (
    <header class="top">
      <img src="/icons/mark.svg" alt="" width="40" height="40" />
      <div>
        <h1>{title}</h1>
        <p class="quiet">{lead}</p>
      </div>
    </header>
  );
}
