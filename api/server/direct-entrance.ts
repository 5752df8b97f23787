import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Express, Request, RequestHandler } from 'express'
import { type LogAnswer, pathOf } from './request-log.ts'
import type { Route } from './route.ts'
import { type HeaderList, nameRequest } from './security.ts'
import type { Serve } from './serve-routes.ts'

/** What is done for every request before its route is known: an id, a line in the log, the headers of every answer. */
export type Receive = (request: IncomingMessage, response: ServerResponse, path: () => string) => void

export function createReceive(logAnswer: LogAnswer, headers: HeaderList): Receive {
  return (request, response, path) => {
    nameRequest(request, response, randomUUID())
    logAnswer(request, response, path)
    for (const [name, value] of headers) response.setHeader(name, value)
  }
}

export function receiveInExpress(receive: Receive): RequestHandler {
  return (request, response, next) => {
    receive(request, response, () => pathOf(request))
    next()
  }
}

interface Direct {
  readonly method: string
  /** Without parameters. */
  readonly path: string
  readonly routes: readonly Route[]
  readonly receive: Receive
  readonly serve: Serve
  /** Answers an error that `serve` did not handle. */
  readonly failed: (thrown: unknown, response: ServerResponse) => void
}

/**
 * Serves one method of one path without express, and every other request with it. Both do the same by the same functions;
 * express only finds the route, which costs more than some routes can afford. A target that is written in any other way (with a
 * query, in absolute form, with a slash at its end) is left to express.
 */
export function withDirectEntrance(
  app: Express,
  { method, path, routes, receive, serve, failed }: Direct,
): RequestListener {
  const ofPath = routes.filter((route) => route.path === path)
  return (request, response) => {
    if (request.url !== path || request.method !== method) {
      app(request, response)
      return
    }
    receive(request, response, () => path)
    const address = (): string => addressOf(app, request)
    serve(request, response, ofPath, { params: {}, address }).catch((thrown: unknown) => failed(thrown, response))
  }
}

/** As express finds it, with the proxies that the app trusts. */
function addressOf(app: Express, request: IncomingMessage): string {
  return (Object.setPrototypeOf(request, app.request) as Request).ip ?? 'unknown'
}
