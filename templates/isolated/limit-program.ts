/**
 * The program of the thread that ends its process when a task exceeds its limits (see serve-tasks.ts). It is text, since a thread
 * starts from a file of plain JavaScript only, and the sources are TypeScript; `workerData` holds `ChildLimits` and the number of
 * the task that runs, 0 between tasks. It checks the limits every 50 ms.
 */
export const limitProgram = `
const { parentPort, workerData: { limits, current } } = require('node:worker_threads')
const cpuMs = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
let task = 0
let begun = { wall: 0, cpu: 0 }
setInterval(() => {
  const now = Atomics.load(current, 0)
  if (now !== task) {
    task = now
    begun = { wall: performance.now(), cpu: cpuMs() }
  }
  if (task === 0) return
  const isOver =
    process.memoryUsage.rss() > limits.rssBytes ||
    cpuMs() - begun.cpu > limits.cpuMs ||
    performance.now() - begun.wall > limits.wallMs
  if (isOver) process.kill(process.pid, 'SIGKILL')
}, 50)
parentPort.postMessage('watching')
`
