/** The report's style sheet: plain, serious, printable, also for narrow windows. */

export const style: string = `
:root{--ink:#1d2733;--soft:#5b6675;--line:#d5dae1;--back:#f4f6f8;--navy:#1f3a5f;--red:#a4161a;--amber:#8a5a00;--blue:#2c5282;--green:#1e6b3a}
*{box-sizing:border-box}
[hidden]{display:none!important}
body{margin:0;background:var(--back);color:var(--ink);font:14px/1.65 "Microsoft YaHei","PingFang SC","Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC",SimSun,sans-serif;overflow-wrap:anywhere}
header{background:var(--navy);color:#fff;padding:22px 28px}
header h1{margin:0;font-size:22px;font-weight:600}
header p{margin:6px 0 0;color:#d4deea;font-size:13px}
main{max-width:1280px;margin:0 auto;padding:20px 28px 48px}
section{background:#fff;border:1px solid var(--line);margin:0 0 20px;padding:16px 20px}
h2{margin:0 0 12px;font-size:16px;border-left:4px solid var(--navy);padding-left:10px}
a{color:#0b5cad}
.alarm{background:#fbe3e1;border:1px solid var(--red);border-left-width:6px;color:#7c1014}
.alarm h2{border:0;padding:0;margin:0 0 6px;color:var(--red)}
.alarm ul{margin:0;padding-left:20px}
.verdict{font-size:15px;font-weight:600}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(130px,1fr));gap:12px;background:none;border:0;padding:0}
.cards div{background:#fff;border:1px solid var(--line);border-top:3px solid var(--navy);padding:10px 14px}
.cards b{display:block;font-size:26px;line-height:1.3;font-weight:600}
.cards span{color:var(--soft)}
.cards .error{border-top-color:var(--red)}.cards .error b{color:var(--red)}
.cards .warning{border-top-color:#c98a1b}.cards .warning b{color:var(--amber)}
.cards .notice{border-top-color:#6f9bc8}.cards .notice b{color:var(--blue)}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,440px),1fr));gap:20px 32px}
figure{margin:0}
figcaption{font-weight:600;margin-bottom:4px}
figcaption small{display:block;font-weight:400;color:var(--soft)}
svg{display:block;width:100%;max-width:640px;height:auto;font-size:13px}
svg .label{text-anchor:end;fill:var(--ink)}
svg .value{fill:var(--soft)}
svg .limit{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:3 2}
svg .plain{fill:#3f6593}svg .error{fill:#b8383b}svg .warning{fill:#d39a32}svg .notice{fill:#7fa5cd}svg .good{fill:#5c9a72}svg .muted{fill:#aab3be}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{border:1px solid var(--line);padding:7px 9px;text-align:left;vertical-align:top}
th{background:#e9edf2;font-weight:600}
.facts th{width:150px}
.scroll th,.date{white-space:nowrap}
h3{margin:14px 0 6px;font-size:14px}h3:first-of-type{margin-top:0}
.indicators table{table-layout:fixed}
.indicators th:nth-child(1){width:22%}.indicators th:nth-child(2){width:112px}.indicators th:nth-child(3){width:190px}
.indicators .badge{white-space:normal}
.meter{display:block;width:90px;height:6px;margin-top:5px;background:#e6eaef}
.meter i{display:block;height:6px}
.meter .error{background:#b8383b}.meter .warning{background:#d39a32}.meter .good{background:#5c9a72}.meter .notice{background:#7fa5cd}
.num{text-align:right;white-space:nowrap}
.badge{display:inline-block;padding:0 8px;border:1px solid;white-space:nowrap;font-size:13px}
.badge.error{color:var(--red);background:#fbe3e1}
.badge.warning{color:var(--amber);background:#fff1cc}
.badge.notice{color:var(--blue);background:#eaf1f8}
.badge.good{color:var(--green);background:#e3f1e5}
.badge.muted{color:var(--soft);background:#f1f3f5}
.bar{display:flex;flex-wrap:wrap;gap:8px 12px;align-items:center;margin-bottom:12px}
.bar label{display:flex;align-items:center;gap:6px;color:var(--soft)}
.bar select,.bar input{font:inherit;padding:4px 8px;border:1px solid #aab3be;background:#fff;color:var(--ink);max-width:220px}
.bar output{margin-left:auto;color:var(--soft)}
.chunk{content-visibility:auto;contain-intrinsic-size:auto 6000px}
.chunk table{table-layout:fixed}
.chunk+.chunk:not(.top) thead{visibility:collapse}
.chunk+.chunk:not(.top) table{margin-top:-1px}
.findings .n{width:52px}.findings .s{width:104px}.findings .p{width:240px}.findings .o{width:150px}.findings .t{width:88px}
.findings p{margin:0 0 4px}
.findings .message{font-weight:600}
.findings .context{background:#f7f8fa;border-left:3px solid var(--line);padding:2px 8px}
.findings mark{background:#ffe08a;color:inherit;padding:0 1px}
.findings .small,.small{color:var(--soft);font-size:12.5px}
.findings .review{color:var(--amber)}
.findings td>div+div{margin-top:4px}
details>summary{cursor:pointer;padding:4px 0}
footer{color:var(--soft);text-align:center;font-size:12.5px;padding:0 28px 28px}
@media screen and (max-width:860px){
main{padding:14px 12px 32px}header{padding:16px}section{padding:12px}
.findings thead{display:none}
.findings table,.findings tbody,.findings tr,.findings td{display:block;width:auto}
.findings tr{border:1px solid var(--line);margin-bottom:10px}
.findings td{border:0;border-bottom:1px solid #eceff3}
.findings td:last-child{border-bottom:0}
.findings td::before{content:attr(data-name);color:var(--soft);font-size:12.5px;display:block}
.scroll table{min-width:760px}
.indicators thead{display:none}.indicators td:first-child{font-weight:600}
.indicators table,.indicators tbody,.indicators tr,.indicators td{display:block;width:auto;min-width:0}
.indicators tr{border:1px solid var(--line);margin-bottom:10px;padding:4px 0}.indicators td{border:0;padding:3px 10px}
.bar label{width:100%;white-space:nowrap}.bar select,.bar input{flex:1;min-width:0;max-width:none}.bar output{margin:0}
.facts th{width:96px}
}
@media print{
@page{size:A4 landscape;margin:12mm}
body{background:#fff;font-size:10.5px}
header{background:none;color:#000;padding:0 0 8px;border-bottom:2px solid #000}header p{color:#333}
main{max-width:none;padding:8px 1px 8px 0}section{border:0;padding:0;margin-bottom:14px}
.bar{display:none!important}.chunk{content-visibility:visible;contain:none;contain-intrinsic-size:none}
.scroll{overflow:visible}h2{break-after:avoid;font-size:13px}.badge,.small,.findings .small{font-size:inherit}
tr,figure{break-inside:avoid}a{color:inherit;text-decoration:none}
.charts{grid-template-columns:1fr 1fr}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}`;
