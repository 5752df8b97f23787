/** Enough to read a stored page well without the inbox around it; the colours are those of the design, in both themes. */
export const pageStyles = `
:root { color-scheme: light dark; --text: #14212b; --quiet: #4b5964; --page: #f6f5f1; --paper: #fff; --line: #dbd8cf; --link: #00607c; }
@media (prefers-color-scheme: dark) { :root { --text: #e8edf0; --quiet: #adb9c2; --page: #10181e; --paper: #18232b; --line: #33424d; --link: #7fcbe4; } }
body { margin: 0; padding: 1.5rem 1rem; background: var(--page); color: var(--text); font: 1.0625rem/1.53 'Source Sans 3', 'Segoe UI', Arial, sans-serif; }
main { max-width: 42rem; margin: 0 auto; }
h1, h2, h3 { overflow-wrap: anywhere; hyphens: auto; } h1 { font-size: 1.75rem; line-height: 1.25; margin: .25rem 0 1rem; } h2 { font-size: 1.25rem; margin: 1.75rem 0 .5rem; } h3 { font-size: 1.0625rem; margin: 1.25rem 0 .5rem; }
.in-paper { background: var(--paper); padding: 1.5rem; } .in-sender { margin: 0; }
a { color: var(--link); } p { margin: 0 0 1rem; overflow-wrap: anywhere; } li { margin: .25rem 0; overflow-wrap: anywhere; hyphens: auto; }
dl { margin: 0 0 1rem; } dt { color: var(--quiet); } dd { margin: 0 0 .5rem; font-weight: 600; overflow-wrap: anywhere; }
.in-facts { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; } .in-facts dd { font-weight: 400; margin: 0; }
table { border-collapse: collapse; width: 100%; margin: 0 0 1rem; } th, td { padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere; hyphens: auto; }
thead th { border-bottom: 2px solid var(--text); } tbody tr:not(.is-total) > th { font-weight: 400; } tfoot > tr > * { border-top: 2px solid var(--text); border-bottom: 0; font-weight: 700; } .is-money { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.in-do, .in-slip { border: 1px solid var(--quiet); border-radius: 4px; padding: 1rem 1.25rem; margin: 1.25rem 0; } .in-do { border-left: 6px solid #ffd21f; } .in-do h2, .in-slip h2 { margin: 0 0 .5rem; } .in-do ul { list-style: none; margin: 0; padding: 0; }
.in-do li + li { border-top: 1px solid var(--line); padding-top: .5rem; } .in-qr { margin: 1rem 0; overflow-wrap: anywhere; } .in-qr svg { background: #fff; }
.in-sign, .in-picture { display: block; max-width: 100%; } .in-sign { height: 3rem; } .in-signs { display: flex; flex-wrap: wrap; gap: 2rem; }
.in-notes { border-top: 1px solid var(--line); margin-top: 2rem; font-size: 1rem; } .in-notes h2 { font-size: 1.0625rem; margin: 1rem 0 .5rem; } sup { line-height: 0; }
blockquote { margin: 0 0 1rem; padding-left: 1rem; border-left: 4px solid var(--line); } hr { border: 0; border-top: 1px solid var(--line); } address { font-style: normal; overflow-wrap: anywhere; }
@media (prefers-color-scheme: dark) { .in-sign, .in-picture { background: #fff; padding: .25rem; } }
.is-wide :is(th, td) { overflow-wrap: break-word; }
@media (max-width: 36rem) {
.is-wide, .is-wide :is(tbody, tfoot, tr, th, td) { display: block; } .is-wide thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.is-wide tr { padding: .5rem 0; border-bottom: 1px solid var(--line); } .is-wide tbody tr:first-child { border-top: 2px solid var(--text); } .is-wide :is(th, td) { border: 0; padding: .125rem 0; text-align: left; overflow-wrap: anywhere; } .is-wide tr > :first-child { font-weight: 700; } .is-wide td:has(> .is-name) { display: grid; grid-template-columns: minmax(7rem, 40%) 1fr; gap: .75rem; } .is-wide td:empty { display: none; } .is-name { display: block; color: var(--quiet); font-weight: 400; white-space: normal; }
}
@media (max-width: 30rem) { body { padding: 1rem .5rem; } h1 { font-size: 1.5rem; } .in-paper { padding: 1rem; } th, td { padding-right: .5rem; font-size: 1rem; line-height: 1.4; } .in-do, .in-slip { padding: .75rem 1rem; } }
@media print { body { background: #fff; color: #000; } .in-paper { padding: 0; } }
`
