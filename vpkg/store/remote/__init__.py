"""Stores beyond one machine: any SPARQL 1.1 server, by the address of its query endpoint.

Nothing is imported here, so that who opens a folder does not wait for what speaks to servers.
"""
