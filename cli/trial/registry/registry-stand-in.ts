import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join, resolve } from 'node:path'
import { lookUpPath, lookUpQuestion } from '../../../dispatcher/registry/registry-format.ts'
import { keptFile } from '../kept-file.ts'
import { listenOnLoopback } from '../listen-on-loopback.ts'
import { trialSecret } from '../registrar/api-key.ts'
import { type StandInSubject, subjectBeforeSending, subjectOfReturnedMail } from './registry-people.ts'

/** Plays the registers of persons and enterprises, over HTTP on this machine. */
export interface RegistryStandIn {
  readonly url: string
  /** The file with the key that it requires. */
  readonly keyFile: string
  /** Numbers of each question that was answered, in order. */
  readonly asked: readonly (readonly string[])[]
  /** From now on, a person or an enterprise is as given. */
  set(number: string, subject: StandInSubject): void
  /** Every question fails in this way until `answerAgain`. */
  fail(how: 'cut' | 'nonsense' | number): void
  answerAgain(): void
  stop(): Promise<void>
}

const maxBody = 200_000

export async function startRegistry({
  dataDir,
  port = 0,
}: {
  readonly dataDir: string
  readonly port?: number
}): Promise<RegistryStandIn> {
  const keyFile = join(resolve(dataDir), 'registry-key')
  const key = (await keptFile(keyFile, trialSecret)).trim()
  const changed = new Map<string, StandInSubject>()
  const asked: (readonly string[])[] = []
  let failure: 'cut' | 'nonsense' | number | undefined

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request)
    if (failure === 'cut') return void response.destroy()
    if (typeof failure === 'number') return write(response, failure, { code: 'FAULT' })
    if (failure === 'nonsense') return write(response, 200, { hello: 'world' })
    if (request.method !== 'POST' || request.url !== lookUpPath) return write(response, 404, { code: 'NOT_FOUND' })
    if (request.headers.authorization !== `Bearer ${key}`) return write(response, 401, { code: 'KEY' })
    const { data: question } = lookUpQuestion.safeParse(parse(body))
    if (question === undefined) return write(response, 400, { code: 'SHAPE' })
    asked.push(question.subjects.map(({ number }) => number))
    write(response, 200, {
      subjects: question.subjects.map(
        ({ type, number }) =>
          changed.get(number) ??
          (question.purpose === 'returned-mail' ? subjectOfReturnedMail(type, number) : subjectBeforeSending(number)),
      ),
    })
  }
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy())
  })
  const listensOn = await listenOnLoopback(server, port)
  return {
    url: `http://127.0.0.1:${listensOn}`,
    keyFile,
    asked,
    set: (number, subject) => void changed.set(number, subject),
    fail: (how) => {
      failure = how
    },
    answerAgain: () => {
      failure = undefined
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise<void>((done) => server.close(() => done()))
    },
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBody) throw new Error('The body is too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function write(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
