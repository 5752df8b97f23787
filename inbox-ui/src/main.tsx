import '../../admin-ui/src/ui/styles.ts'
import './css/styles.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router'
import { createQueryClient } from '../../admin-ui/src/ui/api/query-client.ts'
import { startTexts } from '../../admin-ui/src/ui/texts/start-texts.ts'
import { createInboxRouter } from './routes.tsx'
import { loaders } from './texts/loaders.ts'

async function start(root: HTMLElement): Promise<void> {
  await startTexts(loaders)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={createQueryClient()}>
        <RouterProvider router={createInboxRouter()} />
      </QueryClientProvider>
    </StrictMode>,
  )
}

const root = document.getElementById('app')
if (root !== null) void start(root)
