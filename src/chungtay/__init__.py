"""Chung Tay: child-affairs work from a ministry directive to one visit to one child, and back."""
