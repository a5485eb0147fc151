/** How the picker looks: as the extension's own pages do (`ui/tokens.css`). Outlines have colours that can be seen on light pages and on dark ones. */
export const pickerStyle = `
:host { all: initial; }
* { box-sizing: border-box; }
.panel, .outlines {
  --surface: #ffffff; --ink: #14201e; --ink-quiet: #55635f; --line: #dbe1df; --line-strong: #7d8a87;
  --accent: #0b6460; --accent-strong: #084b48; --accent-faint: #e7f1f0; --on-accent: #ffffff;
  color-scheme: light dark;
  font: 400 13px/20px system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif;
  color: var(--ink);
}
@media (prefers-color-scheme: dark) {
  .panel, .outlines {
    --surface: #1a2221; --ink: #e5ecea; --ink-quiet: #9fadaa; --line: #2b3534; --line-strong: #71807d;
    --accent: #5fc6be; --accent-strong: #86d9d2; --accent-faint: #18302f; --on-accent: #05211f;
  }
}
.outlines { position: fixed; inset: 0; overflow: hidden; pointer-events: none; user-select: none; }
.outline { position: absolute; border-radius: 3px; }
.outline-kind { border: 1px dashed #0f8a84; box-shadow: 0 0 0 1px rgb(255 255 255 / 35%); }
.outline-chosen { border: 2px solid #0f8a84; background: rgb(15 138 132 / 16%); box-shadow: 0 0 0 1px rgb(255 255 255 / 60%); }
.outline-part { outline: 2px solid #0f8a84; outline-offset: 2px; background: rgb(15 138 132 / 12%); }
.outline-aimed { outline: 2px dashed #c9781f; outline-offset: 2px; }
.disc {
  position: absolute; display: grid; place-items: center; overflow: hidden;
  border: 2px solid #0b6460; background: #e7f1f0; color: #084b48; font-size: 12px; font-weight: 600; line-height: 1;
}
.panel {
  position: fixed; inset-block-end: 16px; inset-inline-end: 16px; inline-size: 344px; max-inline-size: calc(100vw - 32px);
  max-block-size: calc(100vh - 32px); overflow: auto; pointer-events: auto;
  border: 1px solid var(--line-strong); border-radius: 6px; background: var(--surface);
  box-shadow: 0 4px 16px rgb(20 32 30 / 18%); outline: none;
}
.panel-start { inset-inline: 16px auto; }
.content { display: grid; gap: 8px; padding: 8px 16px 0; }
.head { display: flex; align-items: center; justify-content: space-between; color: var(--ink-quiet); }
h2, p, ul { margin: 0; padding: 0; }
h2 { font-size: 15px; font-weight: 600; }
.hint, .note, .keys { color: var(--ink-quiet); }
.keys { font-size: 12px; }
.found { font-weight: 600; color: var(--accent); font-variant-numeric: tabular-nums; }
.examples { list-style: none; border-inline-start: 2px solid var(--line); padding-inline-start: 8px; overflow-wrap: anywhere; }
.choice { display: flex; flex-wrap: wrap; gap: 4px 12px; margin: 0; padding: 0; border: 0; }
legend { padding: 0; margin-block-end: 4px; color: var(--ink-quiet); }
.option { display: inline-flex; align-items: center; gap: 6px; min-block-size: 24px; cursor: pointer; }
.option input { margin: 0; inline-size: 16px; block-size: 16px; accent-color: var(--accent); }
.tools { display: flex; flex-wrap: wrap; gap: 8px; }
.ways {
  position: sticky; inset-block-end: 0; display: flex; justify-content: flex-end; gap: 8px; margin-inline: -16px; padding: 8px 16px 12px;
  border-block-start: 1px solid var(--line); background: var(--surface);
}
.ways > :first-child:not(:last-child) { margin-inline-end: auto; }
.button {
  min-block-size: 32px; padding: 5px 12px; border: 1px solid var(--line-strong); border-radius: 4px;
  color: var(--ink); background: var(--surface); font: inherit; font-weight: 500; cursor: pointer;
}
.button:hover { border-color: var(--accent); color: var(--accent); }
.button:focus-visible, input:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.button:disabled { border-color: var(--line); color: var(--ink-quiet); background: transparent; cursor: default; }
.button-primary { border-color: var(--accent); color: var(--on-accent); background: var(--accent); }
.button-primary:hover { border-color: var(--accent-strong); color: var(--on-accent); background: var(--accent-strong); }
.button-quiet { margin-inline: -9px; padding-inline: 8px; border-color: transparent; color: var(--accent); background: transparent; }
.button-quiet:hover { border-color: transparent; background: var(--accent-faint); }
@media (hover: none) { .keys { display: none; } .button { min-block-size: 44px; } }
@media (max-width: 480px) { .panel, .panel-start { inset-inline: 8px; inset-block-end: 8px; inline-size: auto; max-inline-size: none; } .panel-start { inset-block: 8px auto; } }
@media (forced-colors: active) { .outline, .disc { forced-color-adjust: none; } }
`;
