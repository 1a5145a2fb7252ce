import { chromium } from "playwright-core";
const base="http://127.0.0.1:"+(process.argv[2]??"4673");
const b=await chromium.launch({executablePath:"/usr/bin/chromium",args:["--no-sandbox","--disable-gpu","--disable-quic"]});
async function as(who,width,lang){const ctx=await b.newContext({viewport:{width,height:900},locale:"vi-VN"});const p=await ctx.newPage();await p.goto(base+"/sign-in");await p.fill("[name=signInName]",who);await p.fill("[name=password]","mot-cua-demo");await Promise.all([p.waitForURL(u=>!u.pathname.includes("sign-in"),{timeout:60000}),p.press("[name=password]","Enter")]);return p;}
const shot=async(p,n)=>{const o=await p.evaluate(()=>({sw:document.documentElement.scrollWidth,cw:document.documentElement.clientWidth}));await p.screenshot({path:`/tmp/look/${n}.png`,fullPage:true});console.log(n,p.url(),o.sw>o.cw?"OVERFLOW "+o.sw:"", (await p.content()).length)};
const p=await as("intake",1280);
await p.goto(base+"/desk");
const links=await p.$$eval('a[href^="/desk/dossiers/"]',as=>as.map(a=>a.getAttribute("href")));
let found=null;
for(const l of [...new Set(links)].slice(0,25)){ await p.goto(base+l); if(await p.$('a[href$="/amend"]') && await p.$('form[action$="/handOver"]')){found=l;break;} }
console.log("found",found);
await shot(p,"d1-dossier");
await p.goto(base+found+"/amend"); await shot(p,"d2-amend");
const p2=await p.context().newPage(); await p2.goto(base+found+"/amend");
const name=await p.evaluate(()=>{const i=[...document.querySelectorAll("main input[type=text],main input:not([type])")].find(i=>/fullname/i.test(i.name)&&i.value);return i?.name});
console.log("name box",name);
if(name){await p.fill(`[name="${name}"]`,"Nguyễn Thị Đã Sửa");}
await p.click('main form button:has-text("Lưu nội dung")'); await p.waitForLoadState(); await shot(p,"d3-noreason");
await p.fill("[name=_reason]","Gõ nhầm họ tên so với căn cước"); await p.click('main form button:has-text("Lưu nội dung")'); await p.waitForLoadState(); await shot(p,"d4-amended");
if(name) await p2.fill(`[name="${name}"]`,"Nguyễn Thị Khác"); await p2.fill("[name=_reason]","Sửa họ"); await p2.click('main form button:has-text("Lưu nội dung")'); await p2.waitForLoadState(); await shot(p2,"d5-conflict"); console.log("focus", await p2.evaluate(()=>document.activeElement.className));
const t1=await p.context().newPage(); await t1.goto(base+found); 
await p.goto(base+found); await p.click('form[action$="/handOver"] button'); await p.waitForLoadState(); await shot(p,"d6-handed");
await t1.click('form[action$="/handOver"] button'); await t1.waitForLoadState(); await shot(t1,"d7-late-tab"); console.log("focus", await t1.evaluate(()=>document.activeElement.className));
const m=await as("intake",390); await m.goto(base+found+"/amend?lang=en"); await shot(m,"d8-amend-phone-en"); await m.goto(base+found+"?lang=en"); await shot(m,"d9-dossier-phone-en");
await p.goto(base+found); await p.click('summary:has-text("Lấy lại")'); await p.fill('form[action$="/takeBack"] textarea',"Bấm nhầm"); await p.click('form[action$="/takeBack"] button'); await p.waitForLoadState(); await shot(p,"d10-back");
await b.close();
