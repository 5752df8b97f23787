import { describe, expect, test } from 'vitest'
import { ConnectionError, ProblemError, UnexpectedAnswerError } from '../src/index.ts'
import { accepted, answer, letter, problem, serve } from './server.ts'

const send = { body: letter }
const keyOf = (request: { headers: Record<string, unknown> }) => request.headers['idempotency-key']

describe('a call is repeated', () => {
  test('with the same Idempotency-Key and body, until it is answered', async () => {
    const bodies: string[] = []
    const { uitpost, requests } = await serve(async (request, response, count) => {
      bodies.push(Buffer.concat(await request.toArray()).toString())
      if (count === 1) request.socket.destroy()
      else if (count === 2) answer(response, 503, problem(503, 'UP-1503'), { 'Retry-After': '0' })
      else if (count === 3) response.writeHead(502, { 'Content-Type': 'text/html' }).end('<h1>Bad gateway</h1>')
      else if (count === 4) answer(response, 409, problem(409, 'UP-1006'), { 'Retry-After': '0' })
      else answer(response, 202, accepted)
    })
    expect(await uitpost.messages.send(send)).toEqual(accepted)
    expect(requests).toHaveLength(5)
    const keys = new Set(requests.map(keyOf))
    expect([...keys]).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)])
    expect(new Set(bodies)).toEqual(new Set([JSON.stringify(letter)]))
  })

  test('with the key of the caller', async () => {
    const { uitpost, requests } = await serve((_, response) => answer(response, 202, accepted))
    await uitpost.messages.send({ ...send, idempotencyKey: 'order-7' })
    expect(requests.map(keyOf)).toEqual(['order-7'])
  })

  test('not where the hub might do it twice: a POST without a key, after a failure', async () => {
    const { uitpost, requests } = await serve((_, response) => answer(response, 503, problem(503, 'UP-1503')))
    await expect(uitpost.messages.cancel({ path: { id: 'msg_1' } })).rejects.toThrow(ProblemError)
    expect(requests).toHaveLength(1)
  })

  test('not where another attempt cannot help, and not more often than the policy says', async () => {
    const refused = await serve((_, response) => answer(response, 422, problem(422, 'UP-1005')))
    await expect(refused.uitpost.messages.send(send)).rejects.toMatchObject({ status: 422, code: 'UP-1005' })
    expect(refused.requests).toHaveLength(1)
    const busy = await serve((_, response) => answer(response, 429, problem(429, 'UP-1429')), {
      retry: { retries: 2, baseMs: 1, maxMs: 1 },
    })
    await expect(busy.uitpost.messages.send(send)).rejects.toMatchObject({ code: 'UP-1429' })
    expect(busy.requests).toHaveLength(3)
  })

  test('not when the hub asks for a longer wait than the caller allows', async () => {
    const { uitpost, requests } = await serve((_, response) =>
      answer(response, 429, problem(429, 'UP-1429'), { 'Retry-After': '3600' }),
    )
    await expect(uitpost.messages.list()).rejects.toMatchObject({ retryAfterMs: 3_600_000 })
    expect(requests).toHaveLength(1)
  })
})

describe('a call ends', () => {
  test('after its time, with an error that says so', async () => {
    let attempts = 0
    const { uitpost } = await serve(() => undefined, {
      timeoutMs: 30,
      retry: { retries: 1, baseMs: 1, maxMs: 1 },
      fetch: (input, init) => {
        attempts += 1
        return fetch(input, init)
      },
    })
    const ended = await uitpost.messages.list().catch((thrown: unknown) => thrown)
    expect(ended).toBeInstanceOf(ConnectionError)
    expect(ended).toMatchObject({ timedOut: true, message: 'No answer within 30 ms' })
    expect(attempts).toBe(2)
  })

  test('when the caller aborts it, also between two attempts', async () => {
    const controller = new AbortController()
    const { uitpost, requests } = await serve((_, response) => {
      answer(response, 429, problem(429, 'UP-1429'), { 'Retry-After': '50' })
      setImmediate(() => controller.abort(new Error('the clerk left')))
    })
    await expect(uitpost.messages.list({}, { signal: controller.signal })).rejects.toThrow('the clerk left')
    expect(requests).toHaveLength(1)
  })
})

describe('an answer', () => {
  test('that refuses is an error with every fault, its page and the id of the request', async () => {
    const issue = { in: 'body', pointer: '/recipient/insz', code: 'UP-2101', detail: 'The check digits are wrong.' }
    const { uitpost } = await serve((_, response) =>
      answer(response, 400, problem(400, 'UP-1001', { issues: [issue], detail: 'Correct it.' }), {
        'Uitpost-Request-Id': 'req-9',
      }),
    )
    const refused = await uitpost.messages.send(send).catch((thrown: unknown) => thrown)
    expect(refused).toBeInstanceOf(ProblemError)
    expect(refused).toMatchObject({
      message: 'UP-1001 Refused: Correct it.',
      issues: [issue],
      href: '/docs/problems/UP-1001',
      requestId: 'req-9',
    })
  })

  test('that is no answer of the hub is another error, without the text of whoever answered', async () => {
    const { uitpost } = await serve((_, response) =>
      response.writeHead(404, { 'Content-Type': 'text/html' }).end('secret'),
    )
    const refused = await uitpost.messages.list().catch((thrown: unknown) => thrown)
    expect(refused).toBeInstanceOf(UnexpectedAnswerError)
    expect(String(refused)).not.toContain('secret')
  })

  test('of bytes is a Blob, byte for byte; one without content is nothing', async () => {
    const bytes = Buffer.from([0x25, 0x50, 0x44, 0x46, 0xff, 0x00, 0xc3])
    const { uitpost } = await serve((request, response) =>
      request.method === 'DELETE'
        ? response.writeHead(204).end()
        : response.writeHead(200, { 'Content-Type': 'application/pdf' }).end(bytes),
    )
    const pdf = await uitpost.messages.getDocument({ path: { id: 'msg_1', document: 'doc_1' } })
    expect(Buffer.from(await (pdf as Blob).arrayBuffer()).equals(bytes)).toBe(true)
    expect(await uitpost.setUp.removeMember({ path: { id: 'x' } })).toBeUndefined()
  })
})

describe('a request', () => {
  test('has its path and query encoded, and the key as a bearer token that a function may give', async () => {
    let asked = 0
    const { uitpost, requests } = await serve((_, response) => answer(response, 200, { items: [] }), {
      key: async () => `token-${(asked += 1)}`,
    })
    await uitpost.messages.list({ query: { reference: 'a&b c', limit: 5 } })
    await uitpost.messages.get({ path: { id: 'a/b?c' } })
    expect(requests.map(({ url }) => url)).toEqual(['/v1/messages?reference=a%26b+c&limit=5', '/v1/messages/a%2Fb%3Fc'])
    expect(requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2'])
  })

  test('with a file is a form', async () => {
    let body = ''
    const { uitpost, requests } = await serve(async (request, response) => {
      body = Buffer.concat(await request.toArray()).toString()
      answer(response, 201, { id: 'doc_1' })
    })
    await uitpost.documents.upload({ body: { file: new File(['%PDF'], 'brief.pdf'), purpose: 'letter' } })
    expect(requests[0]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/)
    expect(body).toMatch(/name="file"; filename="brief.pdf"[\s\S]*%PDF[\s\S]*name="purpose"\r\n\r\nletter/)
  })
})

test('a list is read page after page, and the feed until it is empty', async () => {
  const { uitpost, requests } = await serve((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://hub')
    const at = Number(searchParams.get('cursor') ?? searchParams.get('after') ?? 0)
    if (pathname === '/v1/messages')
      answer(response, 200, { items: [at, at + 1], ...(at < 4 && { next: String(at + 2) }) })
    else answer(response, 200, { items: at < 2 ? [at] : [], next: String(at + 1) })
  })
  const seen: unknown[] = []
  for await (const row of uitpost.messages.listAll({ query: { status: 'sent' } })) seen.push(row)
  expect(seen).toEqual([0, 1, 2, 3, 4, 5])
  expect(requests.at(-1)?.url).toBe('/v1/messages?status=sent&cursor=4')
  const events: unknown[] = []
  for await (const event of uitpost.feed.listEventsAll()) events.push(event)
  expect(events).toEqual([0, 1])
})
