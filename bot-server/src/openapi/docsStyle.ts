/** The look of the page that explains the API: system fonts, light and dark. */
export const docsStyle = `:root{color-scheme:light dark;--ink:#1b1f23;--page:#f4f6f7;--card:#fff;--line:#e4e7ea;--brand:#1f57a8}
@media (prefers-color-scheme:dark){:root{--ink:#e9ecee;--page:#111416;--card:#1c2023;--line:#343a3f;--brand:#86b4f5}}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.6 system-ui,sans-serif}
main{max-width:860px;margin:0 auto;padding:24px}
section,table{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:4px 20px 12px;margin:12px 0}
h2{font-size:18px;font-weight:600;word-break:break-all}h2 b,a{color:var(--brand)}
pre{overflow:auto;max-height:420px;font-size:13px;line-height:1.45}summary{cursor:pointer}
table{width:100%;border-spacing:0 4px}td{vertical-align:top;padding-right:12px}`
