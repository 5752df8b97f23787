/** Polls until the answer meets the condition; the test's own time limit ends it otherwise, with the last answer. */
export async function poll<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean, limitMs = 50_000): Promise<T> {
  const end = Date.now() + limitMs
  for (;;) {
    const answer = await ask()
    if (wanted(answer)) return answer
    if (Date.now() > end) throw new Error(`Not as wanted: ${JSON.stringify(answer)}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
