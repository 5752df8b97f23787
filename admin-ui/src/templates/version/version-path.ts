/** The paths of a version: in the API and on the screens. */
export function versionApi(key: string, version: number | string): string {
  return `/v1/templates/${encodeURIComponent(key)}/versions/${encodeURIComponent(version)}`
}

export function versionPath(key: string, version: number | string): string {
  return `/templates/${encodeURIComponent(key)}/versions/${encodeURIComponent(version)}`
}

export function templatePath(key: string): string {
  return `/templates/${encodeURIComponent(key)}`
}

/** `last-review`: compared with the text of the last review. */
export function comparePath(key: string, from: number | 'last-review', to: number): string {
  return `${templatePath(key)}/compare?from=${from}&to=${to}`
}
