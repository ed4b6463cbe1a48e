"""The look of every screen: base pages, components, template tags, words for dates and numbers."""
