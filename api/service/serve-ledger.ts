import type { Express, NextFunction, Request, Response } from 'express'
import { keyStatement } from '../../archive/ledger/key-changes.ts'
import { publishedCheckpoint, publishedTile, readTilePath } from '../../archive/ledger/published-log.ts'
import { verifierFile, verifierName } from '../../archive/verifier/verifier-file.ts'
import type { ApiDeps } from '../server/api-deps.ts'

const day = 86_400

/**
 * The log as monitors and witnesses read it, open to the public: its last checkpoint and its hashes, in the layout of C2SP tlog-tiles
 * below `/ledger`. Entries are not published: they name records and entities. Beside it, the verifier of proofs at its stable address.
 */
export function serveLedger(app: Express, { database, limits }: Pick<ApiDeps, 'database' | 'limits'>): void {
  const open =
    (answer: (request: Request, response: Response) => Promise<boolean>) =>
    async (request: Request, response: Response, next: NextFunction): Promise<void> => {
      await limits.take('public', request.ip ?? 'unknown')
      // Monitors and pages of others may read what everybody may read.
      response.set('Access-Control-Allow-Origin', '*').set('Cross-Origin-Resource-Policy', 'cross-origin')
      if (!(await answer(request, response))) next()
    }
  app.get(
    '/ledger/checkpoint',
    open(async (_request, response) => {
      const note = await publishedCheckpoint(database.hub)
      if (note !== undefined) response.type('text/plain; charset=utf-8').set('Cache-Control', 'no-cache').send(note)
      return note !== undefined
    }),
  )
  app.get(
    '/ledger/keys',
    open(async (_request, response) => {
      const stated = await keyStatement(database.hub)
      if (stated !== undefined)
        response.type('text/plain; charset=utf-8').set('Cache-Control', 'no-cache').send(stated.note)
      return stated !== undefined
    }),
  )
  app.get(
    '/ledger/tile/{*path}',
    open(async (request, response) => {
      const { path } = request.params
      const wanted = readTilePath(Array.isArray(path) ? path.join('/') : String(path))
      const hashes = wanted === undefined ? undefined : await publishedTile(database.hub, wanted)
      const cached = `public, max-age=${day}, immutable`
      if (hashes !== undefined) response.type('application/octet-stream').set('Cache-Control', cached).send(hashes)
      return hashes !== undefined
    }),
  )
  app.get(
    `/verify/${verifierName}`,
    open(async (_request, response) => {
      response.type('text/javascript').set('Cache-Control', 'no-cache').send(verifierFile())
      return true
    }),
  )
}
