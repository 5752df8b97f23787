/** Where a version lives in the API, and where its screen stands. */
export function versionApi(key: string, version: number | string): string {
  return `/v1/templates/${encodeURIComponent(key)}/versions/${encodeURIComponent(version)}`
}

export function versionPath(key: string, version: number | string): string {
  return `/templates/${encodeURIComponent(key)}/versions/${encodeURIComponent(version)}`
}

export function templatePath(key: string): string {
  return `/templates/${encodeURIComponent(key)}`
}

/** `last-review`: with the text as it was judged last. */
export function comparePath(key: string, from: number | 'last-review', to: number): string {
  return `${templatePath(key)}/compare?from=${from}&to=${to}`
}
