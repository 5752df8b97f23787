import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArchiveRecord } from '../ui/api/archive-types.ts'
import { useCopy } from '../ui/copy-button.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Facts } from '../ui/layout/facts.tsx'
import type { Sequenced } from './proof/verify-proof.ts'

/** The values that another party needs to check the proof without this hub. */
export function ProofFacts({
  record,
  proof,
}: {
  readonly record: ArchiveRecord
  readonly proof: Sequenced
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const letter = record.documents.find((each) => each.mediaType === 'application/pdf')
  const copy = useCopy(letter?.sha256 ?? '')
  return (
    <Facts
      wide
      pairs={[
        [
          t('proof.sha'),
          letter && (
            <span className="up-copy">
              <span className="up-code up-break">{letter.sha256.replace(/(.{8})(?=.)/g, '$1 ')}</span>
              {copy.button(t('proof.copySha'))} {copy.done}
            </span>
          ),
        ],
        [
          t('proof.place'),
          t('proof.placeText', {
            index: format.number(proof.leafIndex + 1),
            size: format.number(proof.treeSize),
            count: proof.path.length,
          }),
        ],
        [t('proof.key'), <span className="up-code up-break">{proof.publicKey.split('+').slice(0, 2).join('+')}</span>],
        [t('proof.yourself'), <span className="up-code up-break">uitpost archive verify --record {record.id}</span>],
      ]}
    />
  )
}
