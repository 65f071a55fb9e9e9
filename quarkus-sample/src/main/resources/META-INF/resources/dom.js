// Elements. Text goes in as text, never as markup.

export const $ = id => document.getElementById(id);

export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in made) {
      made[name] = value;
    } else {
      made.setAttribute(name, value);
    }
  }
  made.append(...children);
  return made;
}

/** Changes a text only if it is another one: screen readers and selections are left alone. */
export function text(node, value) {
  if (node.textContent !== value) {
    node.textContent = value;
  }
}

export function show(node, visible) {
  if (node.hidden === visible) {
    node.hidden = !visible;
  }
}
