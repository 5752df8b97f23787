/** What the verifier exports, of which this page uses a part. It is the same file that anyone may download and run. */
export interface Verifier {
  readonly verifyProof: (
    proof: unknown,
    options: { readonly key?: string; readonly documents: readonly string[] },
  ) => Promise<{ readonly fault?: string; readonly unknown: readonly string[] }>
  readonly verifyExport: (
    files: unknown,
    options: { readonly key: string },
  ) => Promise<{
    readonly findings: readonly Finding[]
    readonly records: number
    readonly destroyed: readonly Destruction[]
  }>
  readonly openZip: (blob: Blob) => Promise<{ readonly read: (path: string) => Promise<Uint8Array | undefined> }>
}
export interface Finding {
  readonly what: string
  readonly record?: string
  readonly document?: number
  readonly file?: string
  /** `dsp_…` */
  readonly disposal?: string
}
/** Letters that were destroyed by the rule of their series, as a signed certificate proves. */
export interface Destruction {
  /** The number of the certificate. */
  readonly disposal: string
  readonly at: string
  readonly legalGround: string
  readonly records: readonly string[]
}

/** The public address of the verifier; it is loaded when it is needed, as it is served, and not built into this page. */
export const verifierAddress = '/verify/uitpost-verify.mjs'

export async function loadVerifier(): Promise<Verifier> {
  return (await import(/* @vite-ignore */ verifierAddress)) as Verifier
}
