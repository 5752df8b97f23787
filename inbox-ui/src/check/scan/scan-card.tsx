import { useMutation } from '@tanstack/react-query'
import { Camera, Image, Lightbulb, X } from 'lucide-react'
import { type ReactNode, useEffect, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../../../admin-ui/src/ui/dialog/notice.tsx'
import { FileButton } from '../../../../admin-ui/src/ui/form/file-button.tsx'
import { Icon } from '../../../../admin-ui/src/ui/icon.tsx'
import { readPhoto } from './read-photo.ts'
import { useCamera } from './use-camera.ts'

/** Reads the QR code of a letter by the camera or from a photo. The camera starts only when the reader asks for it. */
export function ScanCard({
  onRead,
  onStart,
}: {
  readonly onRead: (qr: string) => void
  /** Called when another code is about to be read. */
  readonly onStart: () => void
}): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const camera = useCamera(onRead)
  const { state, seen, light } = camera
  const photo = useMutation({
    mutationFn: readPhoto,
    onSuccess: (outcome) => outcome.kind === 'check' && onRead(outcome.qr),
  })
  const isBusy = state === 'starting' || state === 'on'
  const isRefused = state === 'denied' || state === 'absent' || state === 'failed'
  useEffect(() => {
    // The way out: the code can be typed.
    if (isRefused) document.getElementById('code')?.focus()
  }, [isRefused])
  return (
    <section className="in-scan" aria-labelledby={`${id}-scan`}>
      <h2 id={`${id}-scan`}>{t('check.scanTitle')}</h2>
      <div className="in-camera" hidden={!isBusy}>
        <video ref={camera.video} className="in-camera__view" playsInline muted aria-hidden="true" tabIndex={-1} />
        <div className="in-camera__frame" />
        <p role="status">
          {isBusy && t(seen === undefined ? (state === 'on' ? 'check.aim' : 'check.starting') : `check.seen.${seen}`)}
        </p>
      </div>
      <div className="up-row">
        {isBusy ? (
          <>
            {light !== undefined && (
              <button
                className="govuk-button govuk-button--secondary"
                type="button"
                aria-pressed={light.isOn}
                onClick={light.toggle}
              >
                <Icon of={Lightbulb} /> {t('check.light')}
              </button>
            )}
            <button className="govuk-button up-button--quiet" type="button" onClick={camera.stop}>
              <Icon of={X} /> {t('check.stopCamera')}
            </button>
          </>
        ) : (
          <>
            <button
              className="govuk-button"
              type="button"
              onClick={() => {
                onStart()
                photo.reset()
                camera.start()
              }}
            >
              <Icon of={Camera} /> {t('check.startCamera')}
            </button>
            <FileButton
              buttonLabel={t('check.photo')}
              icon={Image}
              accept="image/*"
              busy={photo.isPending}
              describedBy={`${id}-stays`}
              onFiles={([file]) => {
                if (file === undefined) return
                onStart()
                photo.mutate(file)
              }}
            />
          </>
        )}
      </div>
      <p className="up-quiet up-small" id={`${id}-stays`}>
        {t('check.pictureStays')}
      </p>
      <div role="status">
        {isRefused && <Notice tone="warn">{t(`check.camera.${state}`)}</Notice>}
        {photo.isPending && <p>{t('check.readingPhoto')}</p>}
        {photo.isSuccess && photo.data.kind !== 'check' && (
          <Notice tone="warn">{t(`check.photoOutcome.${photo.data.kind}`)}</Notice>
        )}
        {photo.isError && <Notice tone="warn">{t('check.photoOutcome.unreadable')}</Notice>}
      </div>
    </section>
  )
}
