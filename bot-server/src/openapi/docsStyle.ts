/** The look of the page that explains the API: system fonts, light and dark. */
export const docsStyle = `:root{color-scheme:light dark;--ink:#1b1f23;--page:#f4f6f7;--card:#fff;--line:#e4e7ea;--brand:#1f57a8}
@media (prefers-color-scheme:dark){:root{--ink:#e9ecee;--page:#111416;--card:#1c2023;--line:#343a3f;--brand:#86b4f5}}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.6 system-ui,sans-serif}
header,main{max-width:860px;margin:0 auto;padding:24px}header{display:flex;align-items:center;justify-content:space-between;padding-bottom:0}header a{display:inline-flex;align-items:center;gap:10px;min-height:44px;text-decoration:none}.house{color:var(--ink);font-size:18px}
section,table{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:4px 20px 12px;margin:12px 0}
h2{font-size:22px;font-weight:600;margin:36px 0 0}h3{font-size:17px;font-weight:600;word-break:break-all}h3 b,a{color:var(--brand)}
h1{margin:16px 0}section h2{margin:12px 0}:target{scroll-margin-top:12px}section:target{border-color:var(--brand)}
nav{columns:2;column-gap:32px;margin:20px 0}nav details,nav p{margin:0;padding:4px 0;break-inside:avoid}nav ul{margin:4px 0 8px;padding-left:18px;font-size:14px}nav li{word-break:break-word}
@media(max-width:640px){header,main{padding:16px}header{padding-bottom:0}nav{columns:1}section,table{padding:4px 14px 12px}tr{display:grid;grid-template-columns:44px 1fr;padding:6px 0}td:last-child{grid-column:2}}
pre{overflow:auto;max-height:420px;font-size:13px;line-height:1.45}.run{white-space:pre;padding:10px 12px;border-radius:8px;background:var(--page);user-select:all}summary{cursor:pointer}
@media(min-width:641px){pre,.run{white-space:pre-wrap;overflow-wrap:anywhere}}
table{width:100%;border-spacing:0 4px}td{vertical-align:top;padding-right:12px}`
