"""The HTTP application: the platform's callbacks, health, and the routes that channels bring."""
