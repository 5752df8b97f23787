import type { ReactNode } from 'react'
import type { StyleLogo } from '../style-content.ts'

/** Shows a logo or drawing as an image, because scripts in an SVG do not run there. The background is white, as on paper. */
export function Drawing({ logo, name }: { readonly logo: StyleLogo; readonly name: string }): ReactNode {
  const source =
    logo.kind === 'png'
      ? `data:image/png;base64,${logo.base64}`
      : `data:image/svg+xml;charset=utf-8,${encodeURIComponent(alone(logo.text))}`
  return <img className="st-drawing up-paper" src={source} alt={name} />
}

/** An SVG file needs the namespace; within a letter it may be left out. */
function alone(svg: string): string {
  return svg.includes('xmlns=') ? svg : svg.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"')
}
