"""The client, told what the platform may say."""
