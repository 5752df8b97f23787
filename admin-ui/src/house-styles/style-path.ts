/** The paths of a house style: in the API and on the screens. */
export function styleApi(key: string): string {
  return `/v1/house-styles/${encodeURIComponent(key)}`
}

export function styleVersionApi(key: string, version: number | string): string {
  return `${styleApi(key)}/versions/${encodeURIComponent(version)}`
}

export function stylePath(key: string): string {
  return `/house-styles/${encodeURIComponent(key)}`
}

export function styleVersionPath(key: string, version: number): string {
  return `${stylePath(key)}/versions/${version}`
}

/** A key never has an underscore. */
export const newStylePath = '/house-styles/_new'
