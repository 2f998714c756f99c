"""The HTTP application: status callbacks, alerts, health, and the routes of the channels."""
