import { readFileSync } from 'node:fs'
import { microcredentialKeys } from '../packages/validators/src/generated/fast.ts'
import { Microcredential } from '../packages/core/src/generated/zod.ts'
const t = readFileSync('examples/credentials/yecla-low-emission-wood-finishing.json','utf8')
const c = JSON.stringify(JSON.parse(t))
console.log(t.length,c.length, microcredentialKeys(JSON.parse(t)), Microcredential.safeParse(JSON.parse(t)).success)
const docs = Array.from({length:256},(_,i)=>JSON.parse(c.replaceAll('centro', 'centro'+i)))
const texts = docs.map(d=>JSON.stringify(d))
function time(f:(i:number)=>void){ const t0=process.hrtime.bigint(); for(let i=0;i<20000;i++) f(i&255); return Number(process.hrtime.bigint()-t0)/20000 }
for (let r=0;r<6;r++){ const p=time(i=>JSON.parse(texts[i])); const f=time(i=>microcredentialKeys(docs[i])); console.log('parse ns',p|0,'fast',f|0,'ratio',(f/p).toFixed(2)) }
