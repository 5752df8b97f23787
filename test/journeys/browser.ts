/** A browser's cookies, no more: enough for a sign-in as a person does it. */
export class Browser {
  /** By host and port, since the provider and the hub are both on loopback. */
  readonly #cookies = new Map<string, Map<string, string>>()

  /** Follows redirects. @param form posted when given */
  async go(url: string, form?: Record<string, string>): Promise<Response> {
    const answer = await this.ask(url, form && { method: 'POST', body: new URLSearchParams(form) })
    const next = answer.headers.get('location')
    return next === null ? answer : this.go(new URL(next, url).href)
  }

  /** One request, with the cookies of its host. */
  async ask(url: string, init: RequestInit = {}): Promise<Response> {
    const cookies = this.#cookiesOf(url)
    const headers = new Headers(init.headers)
    headers.set('Cookie', this.cookiesFor(url))
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }

  /** The header `Cookie` for the host of a URL. */
  cookiesFor(url: string): string {
    return [...this.#cookiesOf(url)].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  /** Through the provider's page to the end of the sign-in. */
  async signIn(
    hub: string,
    person: { readonly username: string; readonly password: string },
    portal: 'citizen' | 'staff' = 'citizen',
  ): Promise<void> {
    const page = await this.go(`${hub}/auth/${portal}/login`)
    await this.go(page.url, { username: person.username, password: person.password })
  }

  #cookiesOf(url: string): Map<string, string> {
    const { host } = new URL(url)
    const known = this.#cookies.get(host) ?? new Map<string, string>()
    this.#cookies.set(host, known)
    return known
  }
}
