import { Download } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../admin-ui/src/ui/icon.tsx'

const dots = 720

/**
 * Saves the payment code as a picture. A person who reads on their phone cannot scan its own screen; the app of a bank reads the code
 * from the pictures of the phone.
 */
export function SaveCode({ qr, reference }: { readonly qr: string; readonly reference: string }): ReactNode {
  const { t } = useTranslation()
  const [isFailed, setFailed] = useState(false)
  const save = () => {
    setFailed(false)
    pictureOf(qr).then(
      (picture) => saveAs(picture, `${t('letter.qrFile')}-${reference.replaceAll(/\W/g, '')}.png`),
      () => setFailed(true),
    )
  }
  return (
    <>
      <button className="govuk-button govuk-button--secondary in-payqr__save" type="button" onClick={save}>
        <Icon of={Download} /> {t('letter.saveQr')}
      </button>
      <span role="status">{isFailed && t('states.saveFailed')}</span>
    </>
  )
}

async function pictureOf(svg: string): Promise<Blob> {
  const image = new Image(dots, dots)
  image.src = svg
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = dots
  canvas.height = dots
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('The browser draws nothing')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, dots, dots)
  context.imageSmoothingEnabled = false
  context.drawImage(image, 0, 0, dots, dots)
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('The browser makes no picture')) : resolve(blob)),
      'image/png',
    )
  })
}

function saveAs(picture: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(picture)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
