import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { PrintProposal } from '../ui/api/print-types.ts'
import { useApi } from '../ui/api/use-api.ts'
import { useToast } from '../ui/dialog/toast.tsx'

export interface ProposeCall {
  readonly method: 'POST' | 'PUT'
  readonly path: string
  readonly body: object
}

/** Sends a proposal, and opens its page: there a colleague sees what it changes. */
export function usePropose(): UseMutationResult<PrintProposal, Error, ProposeCall> {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const toast = useToast()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: ({ method, path, body }: ProposeCall) => api.send<PrintProposal>(method, path, body),
    onSuccess: async (made) => {
      await client.invalidateQueries({ predicate: ({ queryKey: [, path] }) => isAboutPrint(path) })
      toast({ text: t('proposal.sent') })
      void navigate(`/print-contracts/proposals/${made.id}`)
    },
  })
}

/** Whether a query is about contracts or what was proposed about them. */
export function isAboutPrint(path: unknown): boolean {
  return typeof path === 'string' && /^\/v1\/print-(?:contracts|proposals)/.test(path)
}
