import { createRenderer } from '../templates/render/renderer.ts'
import { onePage, taskOf } from './bench-letters.ts'
const r = await createRenderer()
for (let i=0;i<250;i++) r.render(taskOf(onePage, 8, i*8, 3))
