import { inflateSync, deflateSync } from 'node:zlib'
import { createRenderer } from '../templates/render/renderer.ts'
import { onePage, taskOf } from './bench-letters.ts'
const r = await createRenderer()
const [o] = r.render(taskOf(onePage, 1, 5, 3))
if (!o?.ok) throw 1
const pdf = Buffer.concat(o.letter!.rope.map(p=>p.bytes))
console.log(o.letter!.rope.map(p=>[p.bytes.length, p.shared?.slice(0,4)]))
let best: Buffer = Buffer.alloc(0)
for (let i = pdf.indexOf('stream'); i>=0; i = pdf.indexOf('stream', i+7)) { try { const b = inflateSync(pdf.subarray(i+7, pdf.indexOf('\nendstream', i))); if (b.toString('latin1').includes(' Tf 1 0')) best=b } catch {} }
console.log('content', best.length)
import { writeFileSync } from 'node:fs'
writeFileSync('/tmp/content.txt', best); writeFileSync('/tmp/one.pdf', pdf)
for (const opt of [{level:6},{level:4},{level:3},{level:1},{level:6,windowBits:14,memLevel:7},{level:4,windowBits:15,memLevel:9,chunkSize:65536},{level:6,windowBits:13,memLevel:6,chunkSize:32768},{level:4,windowBits:13,memLevel:6,chunkSize:32768}]) {
  for (let i=0;i<50;i++) deflateSync(best,opt)
  const t=process.cpuUsage(); for (let i=0;i<500;i++) deflateSync(best,opt); const u=process.cpuUsage(t)
  console.log(JSON.stringify(opt), ((u.user+u.system)/500/1000).toFixed(3)+' ms', deflateSync(best,opt).length)
}
