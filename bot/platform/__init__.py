"""The adapters to the telephony platform, over its client `velip/`."""
