import { type ReactNode, useEffect, useState } from 'react'

/** How long the page before stays, where a browser does not tell that it has drawn the next one. */
const patienceMs = 1500

/** A PDF in the viewer of the browser. The one before stays until the next is drawn: nothing flickers while one types. */
export function PdfFrame({ blob, title }: { readonly blob: Blob; readonly title: string }): ReactNode {
  const [frames, setFrames] = useState<readonly string[]>([])
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([blob], { type: 'application/pdf' }))
    setFrames((before) => [...before.slice(-1), made])
    const drop = setTimeout(() => setFrames((all) => only(all, made)), patienceMs)
    return () => clearTimeout(drop)
  }, [blob])
  // All that was made is given back; the last at the end, the others once they are covered.
  const [last] = frames.slice(-1)
  useEffect(() => {
    if (last === undefined) return
    return () => void setTimeout(() => URL.revokeObjectURL(last), 2 * patienceMs)
  }, [last])
  return (
    <div className="st-frames">
      {frames.map((url) => (
        // The fragment asks the viewer to leave its tool bar out and to show whole pages.
        <iframe
          key={url}
          className="st-paper up-paper"
          src={`${url}#toolbar=0&view=FitH`}
          title={title}
          aria-hidden={url === last ? undefined : true}
          onLoad={() => setFrames((all) => (url === last ? only(all, url) : all))}
        />
      ))}
    </div>
  )
}

/** `url` alone, when it is still among them. */
function only(all: readonly string[], url: string): readonly string[] {
  return all.includes(url) && all.length > 1 ? [url] : all
}
