import { createReadStream } from 'node:fs'
import { openTable } from '/work/wt/tables/dispatcher/batches/tables/open-table.ts'
import { tableLimits } from '/work/wt/tables/dispatcher/batches/tables/table-limits.ts'
for (const f of process.argv.slice(2)) {
  console.log('==', f)
  const t0 = Date.now(), c0 = process.cpuUsage()
  try {
    const [file, sheet] = f.split('#')
    const t = await openTable(createReadStream(file!) as any, tableLimits, { sheet })
    const { rows, close, ...rest } = t
    let n = 0
    if (rest.rowCount > 30) { for await (const r of rows) n++ ; console.log(rest.kind, rest.heads.length, rest.rowCount, n, rest.notes) }
    else { console.dir(rest, {depth:5}); for await (const r of rows) console.log(JSON.stringify(r)) }
    await close()
  } catch (e: any) { console.log(e.name, e.message, '|', e.repair, e.name==='TableRefused'?'':e.stack) }
  const c = process.cpuUsage(c0)
  console.log('wall', Date.now()-t0, 'cpu', (c.user+c.system)/1000, 'rss', Math.round(process.memoryUsage().rss/1e6))
}
