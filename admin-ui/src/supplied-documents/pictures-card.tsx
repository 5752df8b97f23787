import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBytes } from '../ui/api/use-api.ts'
import { Card } from '../ui/layout/card.tsx'

/** Pictures of the pages, with a frame around each fault. */
export function PicturesCard({
  pictures,
  name,
}: {
  readonly pictures: readonly string[]
  readonly name: string
}): ReactNode {
  const { t } = useTranslation()
  return (
    <Card title={t('ownPdf.pictures')} sub={t('ownPdf.legend')} className="st-lettercard">
      <div className="st-doc up-paper">
        {pictures.map((path) => (
          <Picture key={path} path={path} title={t('ownPdf.pictureOf', { page: pageOf(path), name })} />
        ))}
      </div>
    </Card>
  )
}

/** The hub names the pictures after their page: `…/overlay-2.png`. */
function pageOf(path: string): string {
  return /(\d+)\.png$/.exec(path)?.[1] ?? ''
}

/** The pictures are fetched, not linked: a plain image request cannot name the entity for which the person works. */
function Picture({ path, title }: { readonly path: string; readonly title: string }): ReactNode {
  const { t } = useTranslation()
  const { data, isError } = useBytes({ path })
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    if (data === undefined) return
    const made = URL.createObjectURL(data)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [data])
  if (isError) return <p className="up-quiet">{t('ownPdf.pictureGone')}</p>
  if (url === undefined) return <div className="st-paper" role="img" aria-label={t('ownPdf.pictureComes')} />
  return <img className="st-paper" src={url} alt={title} />
}
