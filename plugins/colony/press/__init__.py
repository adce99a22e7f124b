"""The press: catalogue → pages (views) → bytes → output, and only what changed."""
