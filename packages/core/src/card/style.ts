import { Html } from './html.js'

/** How a card looks: on a screen in light and dark, on paper on one page. Nothing in it comes from elsewhere. */
export const style = new Html(`
:root{color-scheme:light dark;--ink:#17211d;--quiet:#4d5b55;--paper:#fffefb;--ground:#eef1ec;--line:#d9ded6;--deep:#0b4a3c;--on-deep:#f4fbf7;--soft:#bfe3d4;--tint:#f1f6f2;--story:#fbf4e4;--story-line:#b98a2f}
@media (prefers-color-scheme:dark){:root{--ink:#e8ece9;--quiet:#a9b5af;--paper:#161c1a;--ground:#0e1211;--line:#2f3935;--deep:#0d3b31;--on-deep:#ecf7f2;--soft:#9fd3bf;--tint:#1c2522;--story:#241f14;--story-line:#c99c45}}
*{box-sizing:border-box}
html{font:100%/1.5 system-ui,"Segoe UI","Noto Sans","DejaVu Sans",sans-serif;color:var(--ink);background:var(--ground);-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:60rem;background:var(--paper);overflow-wrap:anywhere}
header{background:var(--deep);color:var(--on-deep);padding:2.4rem 2.5rem 0}
.kind{margin:0;font-size:.78rem;letter-spacing:.14em;text-transform:uppercase;color:var(--soft)}
h1{margin:.35rem 0 .9rem;font:600 2.3rem/1.15 Charter,"Iowan Old Style","Palatino Linotype",Georgia,"Noto Serif","DejaVu Serif",serif;text-wrap:balance;hyphens:auto}
.long h1{font-size:1.5rem}
.who{margin:0;display:flex;flex-wrap:wrap;gap:.15rem 1.2rem;align-items:baseline}
.who b{font-size:1.2rem}
.who span{color:var(--soft)}
.facts{margin:1.9rem -2.5rem 0;padding:1.15rem 2.5rem 1.3rem;display:flex;flex-wrap:wrap;gap:1.1rem 2rem;background:var(--tint);color:var(--ink);border-bottom:1px solid var(--line)}
dl div{flex:1 1 9rem;overflow-wrap:break-word;hyphens:auto}
dl .wide{flex:2.4 1 15rem}
dt{font-size:.75rem;letter-spacing:.05em;color:var(--quiet)}
dd{margin:0}
dd>b{display:block;font-size:1.12rem;line-height:1.35}
small+b{margin-top:.35rem}
small{display:block;font-size:.84rem;line-height:1.42;color:var(--quiet)}
.stairs{display:block;width:8rem;height:2.5rem;margin:.1rem 0 .3rem}
.stairs rect{fill:var(--line)}
.stairs .on{fill:#1d8a6b}
main{display:grid;grid-template-columns:minmax(0,1.65fr) minmax(0,1fr);gap:0 2.6rem;padding:1.7rem 2.5rem 1rem}
section{margin:0 0 1.5rem}
h2{margin:0 0 .55rem;font-size:1.02rem;font-weight:650;line-height:1.3}
.main h2{font-size:1.08rem}
.main .can h2{font-size:1.25rem}
h3{margin:.8rem 0 .3rem;font-size:.84rem;font-weight:600;color:var(--quiet)}
p{margin:0 0 .5rem}
.more{font-size:.88rem;color:var(--quiet)}
ul{margin:0;padding:0;list-style:none}
li{margin:0 0 .5rem}
.can>ul>li{position:relative;margin:0 0 1.05rem;padding-inline-start:1.7rem;font-size:1.05rem}
.can>ul>li::before{content:"";position:absolute;inset-inline-start:.15rem;top:.28em;width:.42rem;height:.82rem;border:solid #1d8a6b;border-width:0 .2rem .2rem 0;transform:rotate(42deg)}
.can p{margin:0 0 .3rem}
.skills{display:flex;flex-wrap:wrap;gap:.35rem .45rem;margin:.15rem 0 0}
.skills li{margin:0;padding:.12rem .6rem;border:1px solid var(--line);border-radius:1rem;background:var(--tint);font-size:.84rem;line-height:1.5}
.skills i{color:var(--quiet);font-style:normal}
abbr{color:var(--quiet);font-size:.72rem;letter-spacing:.04em;text-decoration:none}
a{color:inherit;text-decoration-color:#1d8a6b;text-underline-offset:.18em}
a:focus-visible{outline:3px solid #1d8a6b;outline-offset:2px;border-radius:2px}
.skills a{text-decoration-thickness:1px}
.bodies>li{font-weight:600}
.bodies small,.bodies ul{font-weight:400}
.side section{padding-top:.9rem;border-top:2px solid var(--line);font-size:.94rem}
.side section:first-child{padding-top:0;border-top:0}
.grade small{display:inline;margin-inline-start:.4rem}
.story{padding:1rem 1.2rem;background:var(--story);border-inline-start:4px solid var(--story-line);border-radius:0 .4rem .4rem 0}
.story h2{margin-bottom:.2rem;font-size:1.05rem}
blockquote{margin:.5rem 0 0;font:1.05rem/1.55 Charter,"Iowan Old Style","Palatino Linotype",Georgia,"Noto Serif","DejaVu Serif",serif}
blockquote p:last-child,section p:last-child{margin-bottom:0}
code{font:.82em/1.4 ui-monospace,"Cascadia Code","DejaVu Sans Mono",monospace}
footer{padding:.8rem 2.5rem 1.6rem;border-top:1px solid var(--line);font-size:.78rem;color:var(--quiet)}
footer p{margin:0}
@media (min-width:62rem) and (prefers-color-scheme:light){body{margin:1.5rem auto;box-shadow:0 1px 3px #0002,0 12px 40px #0001}}
@media (max-width:44rem){main{grid-template-columns:1fr;padding:1.4rem 1.25rem .5rem}header{padding:1.6rem 1.25rem 0}.facts{margin:1.3rem -1.25rem 0;padding:1rem 1.25rem}h1{font-size:1.75rem}footer{padding:.8rem 1.25rem 1.4rem}.side section:first-child{padding-top:.9rem;border-top:2px solid var(--line)}}
@page{size:A4;margin:0}
@media print{:root{color-scheme:light;--ink:#17211d;--quiet:#4d5b55;--paper:#fff;--line:#d9ded6;--deep:#0b4a3c;--on-deep:#f4fbf7;--soft:#bfe3d4;--tint:#f1f6f2;--story:#fbf4e4;--story-line:#b98a2f}html{font-size:11.6px;background:#fff}.small{font-size:10.6px}.smaller{font-size:9.6px}.smallest{font-size:8px}header{padding-top:1.8rem}section{margin-bottom:1.1rem}.can>ul>li{margin-bottom:.7rem}body{max-width:none;margin:0;print-color-adjust:exact;-webkit-print-color-adjust:exact}main{grid-template-columns:minmax(0,1.65fr) minmax(0,1fr)}section,li{break-inside:avoid}a{text-decoration:none}}
`)
