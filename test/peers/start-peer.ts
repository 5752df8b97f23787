import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { packageRoot } from '../../core/package-root.ts'

const run = promisify(execFile)

/** The output of a start script about its peer, and how to end it. */
export type Peer<Facts> = Facts & { readonly folder: string; end(): Promise<void> }

/** Starts a peer by its script of test/tools/peers in a folder of its own. */
export async function startPeer<Facts>(
  script: 'start-postfix' | 'start-s3' | 'start-sshd' | 'start-witness',
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Peer<Facts>> {
  const folder = mkdtempSync(join(tmpdir(), 'uitpost-peer-'))
  // The peer switches to users of its own, which need access.
  chmodSync(folder, 0o755)
  const { stdout } = await run(join(packageRoot, 'test/tools/peers', script), [folder, ...args], {
    env: { ...process.env, ...environment },
  })
  const facts = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Facts
  return {
    ...facts,
    folder,
    end: async () => {
      await run(join(folder, 'stop'), [])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A port that was free a moment ago: scripts need a given port. */
export async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return String(port)
}

/** Polls until a condition holds; a peer works in its own time. */
export async function until<T>(look: () => T | undefined | Promise<T | undefined>, seconds = 60): Promise<T> {
  for (const end = Date.now() + seconds * 1_000; Date.now() < end; ) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`It did not come about within ${seconds} s`)
}
