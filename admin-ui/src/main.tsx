import './ui/styles.ts'
import './css/styles.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router'
import { createStaffRouter } from './routes.tsx'
import { loaders } from './texts/loaders.ts'
import { createQueryClient } from './ui/api/query-client.ts'
import { startTexts } from './ui/texts/start-texts.ts'

async function start(root: HTMLElement): Promise<void> {
  await startTexts(loaders)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={createQueryClient()}>
        <RouterProvider router={createStaffRouter()} />
      </QueryClientProvider>
    </StrictMode>,
  )
}

const root = document.getElementById('app')
if (root !== null) void start(root)
