/** The search page: asks the index that was made at the build, on this host alone. */
import * as pagefind from '/pagefind/pagefind.js'

const form = document.querySelector('form')
const results = document.querySelector('#results')
const told = document.querySelector('#told')
const field = document.querySelector('#q')

async function search(words) {
  results.replaceChildren()
  if (!words.trim()) return
  told.textContent = 'Searching …'
  const { results: found } = await pagefind.search(words)
  told.textContent = found.length === 0 ? 'Nothing found.' : `${found.length} pages.`
  for (const each of await Promise.all(found.slice(0, 20).map((result) => result.data()))) {
    const item = document.createElement('li')
    const link = document.createElement('a')
    link.href = each.url
    link.textContent = each.meta.title
    const excerpt = document.createElement('p')
    excerpt.textContent = new DOMParser().parseFromString(each.excerpt, 'text/html').body.textContent
    item.append(link, excerpt)
    results.append(item)
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  history.replaceState(undefined, '', `?q=${encodeURIComponent(field.value)}`)
  search(field.value)
})
field.value = new URLSearchParams(location.search).get('q') ?? ''
search(field.value)
