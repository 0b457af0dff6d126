"""Doing dangerous work in a child process that has a deadline, a limit of memory, and little else.

`inside` is what the child does to itself before it looks at anything hostile; `outside` is how it is started, fed,
listened to and ended. What the child says is not believed: each room checks the answer of its own child.
"""
