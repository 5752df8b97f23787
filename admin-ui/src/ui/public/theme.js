// Runs before the first paint, from a file because the content security policy allows no inline script.
try {
  const theme = localStorage.getItem('uitpost-theme')
  if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme
  const language = localStorage.getItem('uitpost-language')
  if (language) document.documentElement.lang = language
} catch {
  // Storage may be closed to us: then the system's theme and the page's language stand.
}
